using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>The fused steps, whose gradients are written by hand, beside autograd.</summary>
public sealed class EnsembleTests
{
    public static TheoryData<string> Choices =>
    [
        "training.consistency-weight=0.3",
        "model.bias=encoder-and-decoder",
        "training.auxiliary-loss=aux-k 5 6 0.5",
        "training.row-norms=of-the-start",
        "training.averaging=exponential 0.9",
        "training.rate-schedule=linear-to-zero 0.5",
        "training.members=1",
        "training.silent-features=restart-from-residuals 0.05 1",
    ];

    [Theory]
    [MemberData(nameof(Choices))]
    public void Losses_of_every_step_and_what_is_learned_are_those_of_autograd(string choice)
    {
        Study study = SmallEnsemble.Study(choice);
        (Curves ours, _, IReadOnlyDictionary<string, TensorView> learned) = SmallEnsemble.Ours(study);
        (TorchTraining theirs, TorchEnsemble learner) = SmallEnsemble.Theirs(study);
        ours.Steps.ShouldBe(8);
        foreach (CurveShape part in ours.Parts)
        {
            for (int step = 0; step < ours.Steps; step++)
            {
                for (int member = 0; member < part.Width; member++)
                {
                    theirs.Curves.At(part.Name, step, member).ShouldBe(ours.At(part.Name, step, member), 1e-5 * Math.Abs(ours.At(part.Name, step, member)) + 1e-9, $"{part.Name}, step {step}, member {member}");
                }
            }
        }

        foreach (CurveShape count in ours.Counts)
        {
            Enumerable.Range(0, ours.Epochs * count.Width).ShouldAllBe(i => ours.CountAt(count.Name, i / count.Width, i % count.Width) == theirs.Curves.CountAt(count.Name, i / count.Width, i % count.Width));
        }

        IReadOnlyDictionary<string, TensorView> state = learner.State();
        foreach ((string name, TensorView tensor) in learned.Where(tensor => tensor.Value.Type == "F32"))
        {
            StateComparison.Distance(tensor, state[name]).ShouldBeLessThan(1e-4, name);
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_gradient_of_the_first_step_is_that_of_autograd_in_binary64(string choice)
    {
        Study study = SmallEnsemble.Study("training.consistency-weight=0.2", choice);
        Finding finding = StateComparison.Of("train", SmallEnsemble.Ours(study).AfterFirst, SmallEnsemble.Theirs(study, "double").Training.AfterFirst);
        finding.Distance.ShouldBeLessThan(2e-6, finding.What);
        finding.Distance.ShouldBeGreaterThan(0, "one of the two is rounded");
    }

    [Theory]
    [InlineData("training.consistency-weight=0.11")]
    [InlineData("training.adam.beta2=0.97")]
    [InlineData("training.auxiliary-loss=aux-k 5 6 0.01")]
    public void Another_objective_is_noticed(string other)
    {
        string[] same = ["training.consistency-weight=0.1", "training.auxiliary-loss=aux-k 5 6 0.004"];
        (Curves ours, IReadOnlyDictionary<string, TensorView> afterFirst, _) = SmallEnsemble.Ours(SmallEnsemble.Study(same));
        Findings(SmallEnsemble.Study(same)).ShouldAllBe(finding => finding.Holds);
        Findings(SmallEnsemble.Study([.. same, other])).ShouldContain(finding => !finding.Holds);

        Finding[] Findings(Study study)
        {
            (TorchTraining single, TorchTraining wide) = (SmallEnsemble.Theirs(study).Training, SmallEnsemble.Theirs(study, "double").Training);
            return [StateComparison.Of("train", afterFirst, single.AfterFirst, wide.AfterFirst), new LossComparison(ours, single.Curves, wide.Curves).Find("train")];
        }
    }
}
