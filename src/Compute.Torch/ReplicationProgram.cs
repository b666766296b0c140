namespace ResearchPipeline.Compute.Torch;

/// <summary>The program that the commands replicate and mixed-precision start: what needs libtorch is a process of its own.</summary>
internal static class ReplicationProgram
{
    private const int Done = 0, Failed = 1, WrongUsage = 2, Differs = 3;

    /// <summary>Runs it. Progress goes to the errors, findings to the output.</summary>
    /// <returns>0 done or replicated, 1 failed, 2 wrong usage, 3 it parts.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        try
        {
            return (arguments.Count > 0 ? arguments[0] : "") switch
            {
                StepTimer.Word => Time([.. arguments.Skip(1)]),
                PrecisionOptions.Word => Compare(PrecisionOptions.Of([.. arguments.Skip(1)])),
                _ => Replicate(ReplicationOptions.Of(arguments)),
            };
        }
        catch (ArgumentException wrong)
        {
            Console.Error.WriteLine($"error: {wrong.Message}");
            return WrongUsage;
        }
        catch (Exception failure) when (Failure.Message(failure) is string message)
        {
            Console.Error.WriteLine($"error: {message}");
            return Failed;
        }
    }

    private static int Time(string[] arguments)
    {
        LibTorch.Require(Console.Error.WriteLine);
        StepTimer.Run(arguments);
        return Done;
    }

    private static int Replicate(ReplicationOptions options)
    {
        using OutputLock held = Begin(options.Device, options.Threads, options.Output);
        ReplicationFolder.Prepare(options.Output);
        Replication replication = new StudyReplication(options, Console.Error.WriteLine).Run();
        replication.Write(options.Output);
        Console.Out.WriteLine(replication.Text());
        return replication.Holds || replication.Findings.Count == 0 ? Done : Differs;
    }

    private static int Compare(PrecisionOptions options)
    {
        using OutputLock held = Begin(options.Device, options.Threads, options.Output);
        PrecisionComparison comparison = new PrecisionStudy(options, Console.Error.WriteLine).Run();
        PrecisionFiles.Write(options.Output, comparison);
        Console.Out.WriteLine(comparison.Text());
        return Done;
    }

    private static OutputLock Begin(string device, int threads, string output)
    {
        OutputLock held = OutputLock.Of(output);
        try
        {
            LibTorch.Require(Console.Error.WriteLine);
            LibTorch.RequireDevice(device);
            TorchSharp.torch.set_num_threads(threads);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
