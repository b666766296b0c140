SELECT model, components, mse, pearson, fvu FROM baselines ORDER BY components
