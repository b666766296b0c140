using ResearchPipeline.Files;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The program that the command replicate starts: what needs libtorch is a process of its own.</summary>
internal static class ReplicationProgram
{
    private const int Replicated = 0, Failed = 1, WrongUsage = 2, Differs = 3;

    /// <summary>Runs it. Progress goes to the errors, findings to the output.</summary>
    /// <returns>0 replicated, 1 failed, 2 wrong usage, 3 it parts.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        try
        {
            if (arguments.Count > 0 && arguments[0] == StepTimer.Word)
            {
                LibTorch.Require(Console.Error.WriteLine);
                StepTimer.Run([.. arguments.Skip(1)]);
                return Replicated;
            }

            ReplicationOptions options = ReplicationOptions.Of(arguments);
            LibTorch.Require(Console.Error.WriteLine);
            TorchSharp.torch.set_num_threads(options.Threads);
            Directory.CreateDirectory(options.Output);
            Replication replication = new StudyReplication(options, Console.Error.WriteLine).Run();
            replication.Write(options.Output);
            Console.Out.WriteLine(replication.Text());
            return replication.Holds || replication.Findings.Count == 0 ? Replicated : Differs;
        }
        catch (ArgumentException wrong)
        {
            Console.Error.WriteLine($"error: {wrong.Message}");
            return WrongUsage;
        }
        catch (Exception failure) when (failure is DataException or IOException or DllNotFoundException or DivergedException or System.Runtime.InteropServices.ExternalException)
        {
            // libtorch adds its own stack.
            Console.Error.WriteLine($"error: {failure.Message.Split('\n')[0]}");
            return Failed;
        }
    }
}
