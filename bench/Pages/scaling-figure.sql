SELECT parameter, value, 'measured' AS source, milliseconds FROM scaling
UNION ALL
SELECT parameter, value, 'predicted from the main study', predicted_growth * (SELECT min(milliseconds / growth) FROM scaling) FROM scaling
ORDER BY ALL
