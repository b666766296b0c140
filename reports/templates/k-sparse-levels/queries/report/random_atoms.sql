-- What is found of sums of random atoms, by their dimensions and so by their coherence.
SELECT dimensions, atoms, min(coherence) AS coherence,
  max(found) FILTER (encoder = 'one-step') AS one_step, max(found) FILTER (encoder = 'iterative') AS iterative,
  max("whole") FILTER (encoder = 'one-step') AS whole_one_step
FROM random_recovery
GROUP BY dimensions, atoms
ORDER BY atoms, dimensions
