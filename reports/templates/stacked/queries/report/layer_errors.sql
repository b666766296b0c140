-- What layers that make images again get wrong (mean squared error of a pixel): on the very images that they learn from, at the last iteration, and on the evaluated ones; and the latter over the former.
-- Of arms that read pixels, halve the sum of squares and learn from all of their images at once: elsewhere the loss is another measure, or of a batch. Of each seed, then over seeds.
WITH layers AS (
  SELECT arm FROM arms a
  WHERE EXISTS (FROM arm_specification s WHERE s.key = a.arm || ' learner' AND s.word = 'autoencoder')
    AND NOT EXISTS (FROM arm_specification s WHERE s.key = a.arm || ' input' AND s.word <> 'pixels')
    AND EXISTS (FROM arm_specification s WHERE s.key = a.arm || ' training.loss' AND s.word = 'half-sum-of-squares')
    AND EXISTS (FROM arm_specification s WHERE s.key = a.arm || ' training.batch-size' AND s.word = 'full')
),
learned AS (
  SELECT arm, seed, 2 * arg_max(value, step) / any_value(pixels) AS mse FROM arms_loss JOIN layers USING (arm) CROSS JOIN image_shape
  WHERE term = 'reconstruction' GROUP BY arm, seed
),
met AS (SELECT arm, seed, avg(value) AS mse FROM arms_summary WHERE model = 'member' AND metric = 'mse' GROUP BY arm, seed)
SELECT a.place, a.arm, a.label,
  avg(l.mse) AS learned, stddev_samp(l.mse) AS learned_sd, min(l.mse) AS learned_lowest, max(l.mse) AS learned_highest,
  avg(m.mse) AS met, stddev_samp(m.mse) AS met_sd, min(m.mse) AS met_lowest, max(m.mse) AS met_highest,
  avg(m.mse / l.mse) AS ratio, stddev_samp(m.mse / l.mse) AS ratio_sd, min(m.mse / l.mse) AS ratio_lowest, max(m.mse / l.mse) AS ratio_highest
FROM learned l JOIN met m USING (arm, seed) JOIN arms a USING (arm)
GROUP BY a.place, a.arm, a.label
ORDER BY a.place
