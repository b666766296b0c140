SELECT metric, model, member, value, unit FROM summary
