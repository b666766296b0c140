-- How training ended that was allowed to diverge, seed by seed.
SELECT a.label, t.seed::BIGINT AS seed, t.diverged, t.step, t.steps, t.message
FROM arms_attempt t JOIN arms a USING (arm)
ORDER BY a.place, t.seed
