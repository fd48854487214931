$PLAUDIT test portfolios
