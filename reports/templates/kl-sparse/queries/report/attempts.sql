-- How training ended that was allowed to diverge, seed by seed.
SELECT a.arm, a.label, t.seed, t.diverged, t.step, t.steps, t.kind, t.message
FROM tries t JOIN arms a USING (arm)
ORDER BY a.place, t.seed
