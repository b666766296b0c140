using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Attacks;

/// <summary>Changes images by at most ε in each pixel, and keeps them images: pixels stay between 0 and 1.</summary>
internal static class PixelAttack
{
    private const int Steps = 20;

    /// <summary>Each pixel is moved by ε up or down at random: what changes of that size do that nobody aims.</summary>
    public static ImageBatch RandomSigns(ImageBatch images, float epsilon, ulong seed)
    {
        Matrix signs = new(images.Rows, images.Images.Columns);
        Parallel.For(0, images.Rows, row =>
        {
            PhiloxSequence random = new(seed, Purpose.AttackSigns, (ulong)(images.First + row));
            foreach (ref float sign in signs.Row(row))
            {
                sign = (random.NextUInt32() & 1) == 0 ? -1 : 1;
            }
        });
        return Moved(images, images, signs, epsilon, epsilon);
    }

    /// <summary>One step of ε along the sign of the gradient: the fast gradient sign method (Goodfellow, Shlens and Szegedy 2015, section 4).</summary>
    public static ImageBatch FastGradientSign(ImageBatch images, Func<ImageBatch, Matrix> gradients, float epsilon) =>
        Moved(images, images, gradients(images), epsilon, epsilon);

    /// <summary>
    /// 20 steps of 2.5·ε/20 along the sign of the gradient, from the image on, each followed by projection: projected gradient descent (Madry, Makelov, Schmidt, Tsipras and Vladu 2018, section 2.1; the
    /// length of a step is that of an appendix there). Theirs starts at a random point within ε of the image; ours at the image itself, so that it draws nothing.
    /// </summary>
    public static ImageBatch ProjectedGradient(ImageBatch images, Func<ImageBatch, Matrix> gradients, float epsilon)
    {
        ImageBatch current = images;
        for (int step = 0; step < Steps; step++)
        {
            current = Moved(images, current, gradients(current), 2.5f * epsilon / Steps, epsilon);
        }

        return current;
    }

    /// <summary>The largest change of a pixel of an image.</summary>
    public static double Change(ReadOnlySpan<float> image, ReadOnlySpan<float> changed)
    {
        double largest = 0;
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            largest = Math.Max(largest, Math.Abs((double)changed[pixel] - image[pixel]));
        }

        return largest;
    }

    // A pixel whose slope is 0 stays where it is, and so does one whose slope is no number.
    private static ImageBatch Moved(ImageBatch images, ImageBatch current, Matrix directions, float length, float epsilon)
    {
        Matrix moved = new(images.Rows, images.Images.Columns);
        Parallel.For(0, images.Rows, row =>
        {
            ReadOnlySpan<float> from = images.Images.Row(row);
            ReadOnlySpan<float> values = current.Images.Row(row);
            ReadOnlySpan<float> along = directions.Row(row);
            Span<float> to = moved.Row(row);
            for (int pixel = 0; pixel < to.Length; pixel++)
            {
                float stepped = along[pixel] > 0 ? values[pixel] + length : along[pixel] < 0 ? values[pixel] - length : values[pixel];
                to[pixel] = Math.Clamp(Math.Clamp(stepped, from[pixel] - epsilon, from[pixel] + epsilon), 0, 1);
            }
        });
        return new ImageBatch(moved, images.First);
    }
}
