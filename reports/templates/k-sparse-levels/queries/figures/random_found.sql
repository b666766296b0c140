-- What is found of sums of random atoms, by their coherence.
SELECT CASE encoder WHEN 'one-step' THEN 0 ELSE 1000 END + atoms AS place, CASE encoder WHEN 'one-step' THEN 'one step' ELSE 'iterative' END || ', ' || atoms || ' atoms' AS kind, coherence, found
FROM random_recovery
ORDER BY place, dimensions
