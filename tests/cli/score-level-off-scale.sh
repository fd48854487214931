echo '{"id":"U","evidence":[],"ratings":[{"assessor":"a1","criterion":"reflection","level":"meats"}]}' |
  $PLAUDIT score - -r mini --as-of 2026-11-01
