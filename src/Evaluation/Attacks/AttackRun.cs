using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Attacks;

/// <summary>
/// Attacks every member of a model with its own gradients, and has it judge what was made with those of the others. First-order attacks alone, each from one start: the accuracy that they leave is an
/// upper bound of what a better attack leaves, and no lower one.
/// </summary>
internal sealed class AttackRun
{
    private const int MostImages = 2000;
    private static readonly double[] Epsilons = [0.05, 0.1, 0.2];
    private readonly IHasInputGradients[] _members;
    private readonly ulong _seed;
    private readonly Dictionary<(byte Member, string Attack, double Epsilon, byte? CraftedOn), AttackedAccuracy> _accuracies = [];
    private readonly List<double>[] _margins;

    private AttackRun(IHasInputGradients[] members, ulong seed)
    {
        (_members, _seed) = (members, seed);
        _margins = [.. members.Select(_ => new List<double>())];
    }

    /// <summary>By member, attack, ε, and member that it was crafted on, ascending.</summary>
    public IReadOnlyList<AttackedAccuracy> Accuracies =>
        [.. _accuracies.Values.OrderBy(one => one.Member).ThenBy(one => one.Attack, StringComparer.Ordinal).ThenBy(one => one.Epsilon).ThenBy(one => one.CraftedOn)];

    /// <summary>Linearised margins of the images as they are, of each member.</summary>
    public double[][] Margins => [.. _margins.Select(margins => margins.ToArray())];

    /// <param name="model">The model.</param>
    /// <param name="images">Images that judge: the first 2,000 are attacked, or all of fewer.</param>
    /// <param name="seed">The study's.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    public static AttackRun Of(object model, ImageSet images, ulong seed, Action<double> progress)
    {
        AttackRun run = new(Capability.OfMembers<IHasInputGradients>(model), seed);
        ImageSet attacked = images.Take(Math.Min(MostImages, images.Count));
        foreach (ImageBatch batch in ImageBatch.Of(attacked))
        {
            run.Attack(batch, attacked.Labels[batch.First..batch.End]);
            progress((double)batch.End / attacked.Count);
        }

        return run;
    }

    private void Attack(ImageBatch images, ReadOnlyMemory<byte> labels)
    {
        JudgeAll(AttackNames.None, 0, craftedOn: null, images, images, labels);
        foreach (double epsilon in Epsilons)
        {
            JudgeAll(AttackNames.RandomSign, epsilon, craftedOn: null, images, PixelAttack.RandomSigns(images, (float)epsilon, _seed), labels);
        }

        for (int number = 0; number < _members.Length; number++)
        {
            IHasInputGradients member = _members[number];
            byte craftedOn = (byte)number;
            AddMargins(member, _margins[number], images, labels.Span);
            foreach (double epsilon in Epsilons)
            {
                Judge(craftedOn, AttackNames.Fgsm, epsilon, craftedOn, images, PixelAttack.FastGradientSign(images, Gradients, (float)epsilon), labels);
                JudgeAll(AttackNames.Pgd, epsilon, craftedOn, images, PixelAttack.ProjectedGradient(images, Gradients, (float)epsilon), labels);
                if (member.Selects)
                {
                    Judge(craftedOn, AttackNames.PgdStraightThrough, epsilon, craftedOn, images, PixelAttack.ProjectedGradient(images, Passing, (float)epsilon), labels);
                }
            }

            Matrix Gradients(ImageBatch current) => member.LossGradients(current, labels.Span, passesSelections: false);

            Matrix Passing(ImageBatch current) => member.LossGradients(current, labels.Span, passesSelections: true);
        }
    }

    private void JudgeAll(string attack, double epsilon, byte? craftedOn, ImageBatch images, ImageBatch changed, ReadOnlyMemory<byte> labels)
    {
        for (int member = 0; member < _members.Length; member++)
        {
            Judge((byte)member, attack, epsilon, craftedOn, images, changed, labels);
        }
    }

    private void Judge(byte member, string attack, double epsilon, byte? craftedOn, ImageBatch images, ImageBatch changed, ReadOnlyMemory<byte> labels)
    {
        if (!_accuracies.TryGetValue((member, attack, epsilon, craftedOn), out AttackedAccuracy? accuracy))
        {
            accuracy = _accuracies[(member, attack, epsilon, craftedOn)] = new AttackedAccuracy(member, attack, epsilon, craftedOn);
        }

        Matrix probabilities = _members[member].Classify(changed);
        for (int row = 0; row < images.Rows; row++)
        {
            accuracy.Add(Classification.predicted(probabilities.Row(row)) == labels.Span[row], PixelAttack.Change(images.Images.Row(row), changed.Images.Row(row)));
        }
    }

    private static void AddMargins(IHasInputGradients member, List<double> margins, ImageBatch images, ReadOnlySpan<byte> labels)
    {
        (Matrix logits, IReadOnlyList<Matrix> gradients) = member.LogitGradients(images);
        float[] ofImage = new float[gradients.Count * images.Images.Columns];
        for (int row = 0; row < images.Rows; row++)
        {
            for (int of = 0; of < gradients.Count; of++)
            {
                gradients[of].Row(row).CopyTo(ofImage.AsSpan(of * images.Images.Columns));
            }

            margins.Add(LinearisedMargin.ofImage(logits.Row(row), ofImage, labels[row]));
        }
    }
}
