using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>Inputs and targets that are known, in parts of a size.</summary>
internal sealed class FixedBatch<T>(View<T> inputs, View<T> targets, int partSize) : IBatch<T>
    where T : unmanaged
{
    public int Images => inputs.Rows;

    public int Parts => (Images + partSize - 1) / partSize;

    public int FirstRow(int part) => part * partSize;

    public View<T> Inputs(int part) => inputs.RowsFrom(FirstRow(part), Math.Min(partSize, Images - FirstRow(part)));

    public View<T> Targets(int part) => targets.RowsFrom(FirstRow(part), Math.Min(partSize, Images - FirstRow(part)));
}
