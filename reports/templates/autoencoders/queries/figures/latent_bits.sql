-- What each latent tells, from the one that tells most: divergence from the prior in nats, of the arm with the most latents, seed by seed.
WITH most AS (SELECT p.arm FROM arms_posterior p JOIN arms a USING (arm) GROUP BY p.arm, a.place ORDER BY max(p.feature) DESC, a.place LIMIT 1)
SELECT 'seed ' || p.seed AS seed, row_number() OVER (PARTITION BY p.seed ORDER BY p.kl DESC, p.feature) AS rank, p.kl
FROM arms_posterior p JOIN most USING (arm)
WHERE p.member = 0
ORDER BY p.seed, rank
