using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Its codes have two numbers, and so are points of a plane that can be looked at whole.</summary>
public interface IHasPlane : IHasPosterior, IDecodes
{
    /// <summary>The images of points.</summary>
    /// <param name="points">Both numbers of each.</param>
    /// <returns>Points × pixels, as <see cref="IDecodes.Decode"/> gives them.</returns>
    Matrix ImagesOf(IReadOnlyList<(double First, double Second)> points)
    {
        Matrix codes = new(points.Count, 2);
        for (int point = 0; point < points.Count; point++)
        {
            (codes.Row(point)[0], codes.Row(point)[1]) = ((float)points[point].First, (float)points[point].Second);
        }

        return Decode(codes);
    }
}
