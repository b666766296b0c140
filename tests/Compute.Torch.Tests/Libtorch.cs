namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>libtorch, loaded once, on one thread: tests stand side by side.</summary>
internal static class Libtorch
{
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        LibTorch.Require(_ => { });
        TorchSharp.torch.set_num_threads(1);
        return true;
    });

    public static void Require() => Loaded.Value.ShouldBeTrue();
}
