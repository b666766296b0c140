using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>A block that lets some of its inputs pass and sets the others to 0: it wants the slopes of those alone.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public interface ISelects<T>
    where T : unmanaged
{
    /// <summary>Not 0 where an input passed the last time.</summary>
    View<T> Mask { get; }
}
