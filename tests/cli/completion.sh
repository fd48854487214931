"$PLAUDIT" completion bash > script && bash -c '
. ./script
try() { COMP_WORDS=(plaudit "$@"); COMP_CWORD=$#; _plaudit; echo "$*: ${COMPREPLY[*]}"; }
try comp
try score --sh
try score --format ""
try report --as x
'
"$PLAUDIT" completion basj
