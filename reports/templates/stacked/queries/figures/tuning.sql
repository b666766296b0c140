-- Loss of the arms that learn through all layers, by epoch: mean over the epoch's steps and over seeds. Arms of a single epoch make no line.
SELECT a.place, a.label, l.epoch, avg(l.value) AS loss
FROM arms_loss l JOIN arms a USING (arm)
WHERE l.term = 'classification' AND (SELECT max(m.epoch) FROM arms_loss m WHERE m.arm = l.arm) > 1
GROUP BY a.place, a.label, l.epoch
ORDER BY a.place, l.epoch
