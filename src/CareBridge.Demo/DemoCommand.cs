using CareBridge.Demo.Invention;
using CareBridge.Demo.Loading;

namespace CareBridge.Demo;

/// <summary>
/// <c>carebridge demo</c>: fills a running CareBridge with an invented network, through its public APIs.
/// </summary>
public static class DemoCommand
{
    /// <returns>The process's exit code: 0, or 1 when the network could not be loaded.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--help"] or ["-h"])
        {
            Console.WriteLine(DemoOptions.Usage);
            return 0;
        }
        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupt.Cancel();
        };
        try
        {
            await LoadAsync(DemoOptions.Parse(args), TimeProvider.System, interrupt.Token);
            return 0;
        }
        catch (DemoException exception)
        {
            await Console.Error.WriteLineAsync($"\ncarebridge demo: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            await Console.Error
                .WriteLineAsync("\ncarebridge demo: stopped; a second run goes on where this one ended.");
        }
        return 1;
    }

    private static async Task LoadAsync(DemoOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        if (options.AdministratorPassword is not { Length: > 0 } administratorPassword)
            throw new DemoException($"Give the administrator's password.\n{DemoOptions.Usage}");
        var folder = DemoFolder.Open(options, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var network = new NetworkGenerator(options.Seed, folder.ReferenceDate).Invent(options.Participants);

        using var api = new Api(options.Url, folder.Password);
        await api.RequireReadyAsync(cancellation);
        await api.SignInAsync(options.AdministratorEmail, administratorPassword, cancellation);

        var clinics = new ClinicSystems(api, options, folder, network, time);
        var progress = new Progress(
            Console.Out, Loader.Steps(network) + clinics.Steps, watched: !Console.IsOutputRedirected);
        await new Loader(api, network, options.AdministratorEmail, folder.Password, progress).LoadAsync(cancellation);
        var partners = await clinics.AnswerAsync(progress, cancellation);
        new Farewell(Console.Out, options, folder, network, partners).Say(time.GetElapsedTime(started));
    }
}
