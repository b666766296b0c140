-- Mean over seeds of the reconstruction term of the loss by epoch, as error of a pixel.
SELECT a.place, a.arm, a.label, o.epoch, avg(o.reconstruction * f.factor) AS mse
FROM objectives o JOIN arms a USING (arm) JOIN arm_specification s ON s.key = a.arm || ' training.loss' JOIN pixel_errors f ON f.loss = s.word
WHERE (SELECT max(m.epoch) FROM arms_loss m WHERE m.arm = o.arm) > 1
GROUP BY a.place, a.arm, a.label, o.epoch
ORDER BY a.place, o.epoch
