using System.Diagnostics;
using System.Globalization;

namespace ResearchPipeline.Files;

/// <summary>
/// The moments at which a crash or a full disk can do harm: before and after each write, flush and rename. Tests choose one by
/// the environment variable RESEARCH_PIPELINE_FAULT=KIND:N: the N-th moment of the process becomes a fault of that kind.
/// Without the variable nothing happens here.
/// </summary>
public static class FaultPoint
{
    /// <summary>The variable's name.</summary>
    public const string Variable = "RESEARCH_PIPELINE_FAULT";

    private const int NoSpaceLeftOnDevice = 28;
    private static readonly (string Kind, int At)? Chosen = Read(Environment.GetEnvironmentVariable(Variable));
    private static int _reached;

    /// <summary>Marks a moment at which <paramref name="path"/> is being written, through <paramref name="open"/> if that is not null, or moved.</summary>
    public static void Reach(string path, Stream? open = null)
    {
        if (Chosen is (string kind, int at) && Interlocked.Increment(ref _reached) == at)
        {
            Fail(kind, path, open);
        }
    }

    private static void Fail(string kind, string path, Stream? open)
    {
        switch (kind)
        {
            case "kill":
                using (Process self = Process.GetCurrentProcess())
                {
                    self.Kill();
                    self.WaitForExit();
                }

                break;
            case "full":
                throw new IOException($"No space left on device : '{path}'", NoSpaceLeftOnDevice);
            case "stall":
                Console.Error.WriteLine($"stalled at '{path}'");
                Thread.Sleep(Timeout.Infinite);
                break;
            case "short":
                Halve(path, open);
                throw new IOException($"Only half of '{path}' could be written.");
            case "denied":
                throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
            default:
                throw new ArgumentException($"{Variable} asks for \"{kind}\"; the kinds are kill, full, short, denied and stall.");
        }
    }

    private static void Halve(string path, Stream? open)
    {
        if (open is not null)
        {
            open.SetLength(open.Length / 2);
        }
        else if (File.Exists(path))
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Write);
            file.SetLength(file.Length / 2);
        }
    }

    private static (string Kind, int At)? Read(string? value) =>
        value?.Split(':') is [string kind, string at] && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? (kind, number)
            : null;
}
