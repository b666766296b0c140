-- Numbers in a code of each arm: its units, or the latents whose distributions are made.
SELECT a.arm, max(c.latent)::INTEGER + 1 AS numbers
FROM (
  SELECT arm, unit AS latent FROM arms_units
  UNION ALL SELECT arm, feature FROM arms_posterior
) c JOIN arms a USING (arm)
GROUP BY a.place, a.arm
ORDER BY a.place
