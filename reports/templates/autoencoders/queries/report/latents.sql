-- What single latents of the variational arms tell, over seeds: divergence from the prior in nats, and how sure the encoder is.
SELECT a.arm, min(p.kl) AS least, max(p.kl) AS most, min(p.mean_deviation) AS surest, max(p.mean_deviation) AS vaguest,
  count(*) FILTER (p.active) AS active, count(*) AS latents
FROM arms_posterior p JOIN arms a USING (arm)
GROUP BY a.place, a.arm
ORDER BY a.place
