echo '{"id":"U","evidence":[],"ratings":[{"assessor":"a1","criterion":"reflexion","level":"meets"}]}' |
  $PLAUDIT score - -r mini --as-of 2026-11-01
