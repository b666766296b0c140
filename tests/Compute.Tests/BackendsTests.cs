namespace ResearchPipeline.Compute.Tests;

public sealed class BackendsTests
{
    [Fact]
    public void There_are_widths_to_compare_widest_first_and_each_says_its_name()
    {
        Backends.Widths.ShouldContain(128, "every processor that is promised anything has 128 bits; the loops over widths would be empty without");
        Backends.Widths.ShouldBe(Backends.Widths.OrderDescending());
        foreach (int width in Backends.Widths)
        {
            using IBackend backend = Backends.CreateSimd(width, 2);
            backend.Name.ShouldBe($"simd-{width} x 2 threads");
        }
    }

    [Fact]
    public void Devices_are_made_by_their_names_and_others_are_refused_with_the_list()
    {
        Name("auto").ShouldBe($"simd-{Backends.Widths[0]} x 1 thread");
        Name("cpu").ShouldBe(Name("auto"));
        Name("reference").ShouldBe("reference");
        Should.Throw<ArgumentException>(() => Name("abacus")).Message.ShouldStartWith("There is no device \"abacus\"; choose one of auto, cpu, reference.");
        Should.Throw<ArgumentOutOfRangeException>(() => Backends.CreateSimd(64, 1));
    }

    private static string Name(string device)
    {
        using IBackend backend = Backends.Create(device, 1);
        return backend.Name;
    }
}
