/// The best one-to-one matching of two sets: the assignment problem of Kuhn (1955), by shortest augmenting paths.
module ResearchPipeline.Metrics.Assignment

open System
open System.Numerics

/// Paths through the columns, from row to row. Column 0 is the virtual one in which each path begins; real ones, and rows, are numbered
/// from 1. Lanes of a vector hold neighbouring columns, each with its own operations in the order of the plain loop, so that no bit and no
/// choice depends on how many there are.
[<Sealed>]
type private Paths(gains: float32[], n: int) =
    let costs = gains |> Array.map (fun gain -> -(float gain))
    let rowPotential = Array.zeroCreate<float>(n + 1)
    let columnPotential = Array.zeroCreate<float>(n + 1)
    let rowOfColumn = Array.zeroCreate<int>(n + 1)
    let previous = Array.zeroCreate<int64>(n + 1)
    let distance = Array.zeroCreate<float>(n + 1)

    // All bits of a visited column's number are set: so it is a mask of its lane.
    let visited = Array.zeroCreate<int64>(n + 1)
    let order = Array.zeroCreate<int>(n + 1)
    let mutable count = 0

    /// Relaxes the edges of the row of a column that is `length` away; finds the nearest column that is not visited yet, and how far it is.
    member private _.Relax (column: int) (length: float) =
        let lanes = Vector<float>.Count
        let row = rowOfColumn[column]
        let offset = (row - 1) * n - 1
        let potential = rowPotential[row] - length
        let mutable nearest = Vector<float> infinity
        let mutable places = Vector<int64>.Zero
        let mutable first = 1

        while first + lanes <= n + 1 do
            let closed = Vector<int64>(visited, first)
            let before = Vector<float>(distance, first)

            let reduced =
                Vector<float>(costs, offset + first)
                - Vector<float> potential
                - Vector<float>(columnPotential, first)

            let better = Vector.AndNot(Vector.LessThan(reduced, before), closed)
            let now = Vector.ConditionalSelect(better, reduced, before)
            now.CopyTo(distance, first)

            Vector
                .ConditionalSelect(better, Vector<int64>(int64 column), Vector<int64>(previous, first))
                .CopyTo(previous, first)

            let nearer = Vector.AndNot(Vector.LessThan(now, nearest), closed)
            nearest <- Vector.ConditionalSelect(nearer, now, nearest)
            places <- Vector.ConditionalSelect(nearer, Vector<int64>.Indices + Vector<int64>(int64 first), places)
            first <- first + lanes

        let mutable shortest = infinity
        let mutable next = 0

        // Of lanes that are equally near, the lower column: each lane has the first of its own.
        for lane in 0 .. lanes - 1 do
            if
                nearest[lane] < shortest
                || (nearest[lane] = shortest && int places[lane] < next)
            then
                shortest <- nearest[lane]
                next <- int places[lane]

        for j in first..n do
            if visited[j] = 0L then
                let reduced = costs[offset + j] - potential - columnPotential[j]

                if reduced < distance[j] then
                    distance[j] <- reduced
                    previous[j] <- int64 column

                if distance[j] < shortest then
                    shortest <- distance[j]
                    next <- j

        struct (next, shortest)

    /// Shifts the potentials, so that edges of the matching and of the path cost nothing and none costs less: once for a whole path, by how
    /// far each column that was visited was nearer than the path's end.
    member private _.Shift(length: float) =
        for place in 0 .. count - 1 do
            let column = order[place]
            let nearer = length - distance[column]
            let row = rowOfColumn[column]
            rowPotential[row] <- rowPotential[row] + nearer
            columnPotential[column] <- columnPotential[column] - nearer

    member private this.Advance (column: int) length =
        visited[column] <- -1L
        order[count] <- column
        count <- count + 1
        this.Relax column length

    /// Matches one more row, along the shortest path from it to a column that is free.
    member this.Add(row: int) =
        rowOfColumn[0] <- row
        Array.Fill(distance, infinity)
        Array.Clear visited
        count <- 0
        distance[0] <- 0.0
        let mutable struct (column, length) = this.Advance 0 0.0

        while rowOfColumn[column] <> 0 do
            let struct (next, further) = this.Advance column length
            column <- next
            length <- further

        this.Shift length

        while column <> 0 do
            rowOfColumn[column] <- rowOfColumn[int previous[column]]
            column <- int previous[column]

    member _.ColumnOfRow =
        let columnOfRow = Array.zeroCreate<int> n

        for j in 1..n do
            columnOfRow[rowOfColumn[j] - 1] <- j - 1

        columnOfRow

/// For each row of a square matrix of gains, which are finite, the column it is matched with so that the sum of gains is largest.
/// O(n³); ties go to the lower column.
let maximum (gains: float32[]) (n: int) : int[] =
    let paths = Paths(gains, n)

    for row in 1..n do
        paths.Add row

    paths.ColumnOfRow
