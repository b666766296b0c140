using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;

namespace ResearchPipeline.Evaluation.Probes;

/// <summary>The sparse probes of every class, of each member's latents and of pixels, fitted to all training images of the study.</summary>
internal static class SparseProbes
{
    /// <summary>How many latents or pixels a probe sees.</summary>
    public static IReadOnlyList<int> Seen { get; } = [1, 2, 5];

    /// <param name="model">Encodes.</param>
    /// <param name="images">The images that are learned from, and those that judge.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <returns>Member after member, those of pixels last; by class and by how much they see. None of a class without training images, or of the only one.</returns>
    public static SparseProbe[] All(object model, ImageDataset images, Action<double> progress)
    {
        IEncodes[] members = Capability.OfMembers<IEncodes>(model);
        const double ofMembers = 0.8;
        return
        [
            .. Of(members, member => (byte)member, images, share => progress(ofMembers * share)),
            .. Of([new PixelEncoder(images.Train.ImagePixels)], _ => null, images, share => progress(ofMembers + (1 - ofMembers) * share)),
        ];
    }

    // Images pass the encoders twice, so that no more is kept of their codes than a few columns; all members see a batch at once, which an ensemble encodes for all of them.
    private static SparseProbe[] Of(IEncodes[] encoders, Func<int, byte?> memberOf, ImageDataset images, Action<double> progress)
    {
        const double pass = 0.35;
        ClassSums[] sums = Array.ConvertAll(encoders, encoder => new ClassSums(encoder.Latents, images.Train.Classes));
        Show(encoders, images.Train, (encoder, codes, batch) => sums[encoder].Add(codes, images.Train.Labels.Span[batch.First..batch.End]), share => progress(pass * share));
        (byte Label, double[] Differences)[][] classes = Array.ConvertAll(sums, of => of.Classes.Select(label => (label, of.DifferencesOf(label))).ToArray());
        IEnumerable<int>[] chosen = Array.ConvertAll(classes, of => of.SelectMany(one => Metrics.MeanDifference.largest(Seen[^1], one.Differences)));
        ProbedImages[] train = Probed(encoders, images.Train, chosen, share => progress(pass * (1 + share)));
        ProbedImages[] judging = Probed(encoders, images.Test, chosen, _ => { });
        List<SparseProbe> probes = [];
        for (int encoder = 0; encoder < encoders.Length; encoder++)
        {
            int own = encoder;
            probes.AddRange(classes[own]
                .SelectMany(one => Seen.Select(seen => (one.Label, one.Differences, Seen: seen)))
                .AsParallel().AsOrdered()
                .Select(one => SparseProbe.Of(memberOf(own), one.Label, one.Seen, one.Differences, train[own], judging[own])));
            progress(2 * pass + (1 - 2 * pass) * (encoder + 1) / encoders.Length);
        }

        return [.. probes];
    }

    private static ProbedImages[] Probed(IEncodes[] encoders, ImageSet images, IEnumerable<int>[] chosen, Action<double> progress)
    {
        CodeColumns[] columns = Array.ConvertAll(chosen, latents => new CodeColumns(latents, images.Count));
        Show(encoders, images, (encoder, codes, batch) => columns[encoder].Add(codes, batch.First), progress);
        return Array.ConvertAll(columns, of => new ProbedImages(of, images.Labels));
    }

    private static void Show(IEncodes[] encoders, ImageSet images, Action<int, Codes, ImageBatch> look, Action<double> progress)
    {
        foreach (ImageBatch batch in ImageBatch.InTurn(images))
        {
            for (int encoder = 0; encoder < encoders.Length; encoder++)
            {
                look(encoder, encoders[encoder].Encode(batch), batch);
            }

            progress((double)batch.End / images.Count);
        }
    }
}
