using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Networks;

/// <summary>The images of a step, in parts of at most as many as a network has room for. A part is there until the next is asked for.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public interface IBatch<T>
    where T : unmanaged
{
    /// <summary>Images in all.</summary>
    int Images { get; }

    /// <summary>Number of parts.</summary>
    int Parts { get; }

    /// <summary>The place in the batch of a part's first image.</summary>
    int FirstRow(int part);

    /// <summary>What goes into the network: images × inputs.</summary>
    View<T> Inputs(int part);

    /// <summary>What should come out of it: images × outputs.</summary>
    View<T> Targets(int part);
}
