SELECT metric, member, value, unit FROM summary
