using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>A step of a network that has taken some allocates nothing.</summary>
public sealed class WarmStepTests
{
    private const int Images = 90;

    // Whatever learns from codes below is shown them as any other numbers.
    public static TheoryData<string> Systems => [.. Catalogue.small.Where(study => study.Learner.Below() is null).Select(study => study.Name)];

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_warm_step_allocates_nothing(string name)
    {
        NetworkChain chain = ((Computation.Chained)ComputationModule.ofStudy(Catalogue.small.Single(study => study.Name == name))).Item;
        using IBackend backend = Backends.Create("auto", 1);
        TrainingPlan plan = chain.PlanOf(Images, MnistImages.Classes);
        NetworkInputs inputs = new(chain.Learner, Small.Images(Images), null, backend.Arithmetic);
        MemberNetwork member = new(chain, 0, inputs, backend.Arithmetic, plan.IsFull ? 40 : plan.BatchSize, plan);
        int[] images = plan.OrderOf(0)[plan.ImagesOf(0)];
        long time = 0;
        void Step()
        {
            member.Look(images, ++time);
            member.Move(time);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int warm = 0; warm < 8; warm++)
        {
            Step();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeGreaterThan(0, "scratch that is kept");
        LeastAllocation.Of(Step).ShouldBe(0);
    }
}
