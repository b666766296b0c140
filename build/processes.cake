// Starting programs. Cake's own way cannot hand a signal on: one that reaches Cake alone would leave the program running.
const int Interrupted = 130;

void Run(string program, params string[] arguments) => Run(new System.Diagnostics.ProcessStartInfo(program, arguments));

void Run(System.Diagnostics.ProcessStartInfo start)
{
    var exitCode = Wait(start, out var stopped);
    var line = $"{start.FileName} {string.Join(" ", start.ArgumentList)}";
    if (stopped)
    {
        Console.Error.WriteLine($"interrupted: {line} was stopped.");
        Environment.Exit(Interrupted);
    }

    if (exitCode != 0)
    {
        throw new CakeException($"{line} failed with exit code {exitCode}; see its messages above.");
    }
}

// A program that says itself what went wrong, in one paragraph: Cake adds nothing, and ends with its exit code.
void RunOrExit(System.Diagnostics.ProcessStartInfo start)
{
    var exitCode = Wait(start, out _);
    if (exitCode != 0)
    {
        Environment.Exit(exitCode);
    }
}

int Wait(System.Diagnostics.ProcessStartInfo start, out bool stopped)
{
    // Registered before the program is there: a signal that comes meanwhile is handed on as soon as it is.
    System.Diagnostics.Process child = null;
    var signals = 0;
    var handing = new object();
    using var interrupt = OnSignal(System.Runtime.InteropServices.PosixSignal.SIGINT);
    using var terminate = OnSignal(System.Runtime.InteropServices.PosixSignal.SIGTERM);
    // A terminal that is closed, and Ctrl+\.
    using var hangUp = OnSignal(System.Runtime.InteropServices.PosixSignal.SIGHUP);
    using var quit = OnSignal(System.Runtime.InteropServices.PosixSignal.SIGQUIT);
    using var started = System.Diagnostics.Process.Start(start);
    lock (handing)
    {
        child = started;
        if (signals > 0)
        {
            Terminate();
        }
    }

    started.WaitForExit();
    lock (handing)
    {
        child = null;
    }

    // Not every program says by its exit code that it was stopped.
    stopped = signals > 0;
    return started.ExitCode;

    IDisposable OnSignal(System.Runtime.InteropServices.PosixSignal signal) =>
        IsRunningOnWindows() ? null : System.Runtime.InteropServices.PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            lock (handing)
            {
                signals++;
                if (child is not null)
                {
                    Terminate();
                }
            }
        });

    void Terminate() => System.Diagnostics.Process.Start("kill", new[] { "-TERM", child.Id.ToString() });
}
