-- The last epoch's weights on images that were learned from and on those that judge: means over members, and how many members those are.
SELECT count(*) AS members, avg(train_mse) AS train_mse, avg(mse) AS evaluated_mse, avg(train_pearson) AS train_pearson, avg(pearson) AS evaluated_pearson
FROM training WHERE step = (SELECT max(step) FROM training)
