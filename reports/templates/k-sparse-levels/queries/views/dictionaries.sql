-- Arms that learn a dictionary, and their k at the end of learning; whether k falls towards it.
SELECT a.arm, a.label, a.place, coalesce(l.number, f.number)::INTEGER AS k, f.word = 'linear' AS falls
FROM arms a
JOIN arm_specification f ON f.key = a.arm || ' model.k' AND f.piece = 0
LEFT JOIN arm_specification l ON l.key = a.arm || ' model.k' AND l.piece = 2
WHERE EXISTS (FROM arm_specification s WHERE s.key = a.arm || ' learner' AND s.word = 'autoencoder')
