/// The best one-to-one matching of two sets: the assignment problem of Kuhn (1955), by shortest augmenting paths.
module ResearchPipeline.Metrics.Assignment

/// For each row of a square matrix of gains, the column it is matched with so that the sum of gains is largest.
/// O(n³); ties go to the lower column.
let maximum (gains: float32[]) (n: int) : int[] =
    // Row 0 and column 0 are the virtual ends of augmenting paths; real ones are numbered from 1.
    let rowPotential = Array.zeroCreate<float>(n + 1)
    let columnPotential = Array.zeroCreate<float>(n + 1)
    let rowOfColumn = Array.zeroCreate<int>(n + 1)
    let previous = Array.zeroCreate<int>(n + 1)
    let distance = Array.zeroCreate<float>(n + 1)
    let visited = Array.zeroCreate<bool>(n + 1)

    /// Relaxes the edges of the column's row; returns the nearest column that is not visited yet.
    let advance column =
        visited[column] <- true
        let row = rowOfColumn[column]
        let offset = (row - 1) * n - 1
        let potential = rowPotential[row]
        let mutable step = infinity
        let mutable next = 0

        for j in 1..n do
            if not visited[j] then
                let reduced = -(float gains[offset + j]) - potential - columnPotential[j]

                if reduced < distance[j] then
                    distance[j] <- reduced
                    previous[j] <- column

                if distance[j] < step then
                    step <- distance[j]
                    next <- j

        for j in 0..n do
            if visited[j] then
                rowPotential[rowOfColumn[j]] <- rowPotential[rowOfColumn[j]] + step
                columnPotential[j] <- columnPotential[j] - step
            else
                distance[j] <- distance[j] - step

        next

    for row in 1..n do
        rowOfColumn[0] <- row
        System.Array.Fill(distance, infinity)
        System.Array.Clear visited
        let mutable column = advance 0

        while rowOfColumn[column] <> 0 do
            column <- advance column

        while column <> 0 do
            rowOfColumn[column] <- rowOfColumn[previous[column]]
            column <- previous[column]

    let columnOfRow = Array.zeroCreate<int> n

    for j in 1..n do
        columnOfRow[rowOfColumn[j] - 1] <- j - 1

    columnOfRow
