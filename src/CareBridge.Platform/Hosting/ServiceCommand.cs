namespace CareBridge.Platform.Hosting;

/// <summary>
/// Something a service does once from the command line, on its store as it is: with its services registered but none of
/// them started.
/// </summary>
/// <param name="Verb">The word on the command line.</param>
/// <param name="RunAsync">
/// Writes for a person and returns the process's exit code. Options of its own are in the configuration; it throws
/// <see cref="UsageException"/> when they are wrong.
/// </param>
public sealed record ServiceCommand(
    string Verb, Func<IServiceProvider, TextWriter, CancellationToken, Task<int>> RunAsync);
