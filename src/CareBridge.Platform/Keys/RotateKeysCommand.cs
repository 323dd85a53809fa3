using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Keys;

/// <summary>
/// <c>carebridge rotate-keys [--new-key] [--services …]</c>: a new key for everything that is sealed and signed, and
/// all that is kept sealed anew with it, beside running hosts or without any. Broken off, it goes on where it was when
/// it is called again. <c>--retire [--at-once]</c> takes the older keys away when nothing needs them any more.
/// </summary>
internal static class RotateKeysCommand
{
    public const string Verb = "rotate-keys";
    public const string Another = "new-key";
    public const string Retire = "retire";
    public const string AtOnce = "at-once";

    /// <exception cref="UsageException">An option has no such value, or the login may not write.</exception>
    public static async Task<int> RunAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        if (Is(Retire))
        {
            var retirement = ActivatorUtilities.CreateInstance<KeyRetirement>(services, output);
            return await retirement.RunAsync(Is(AtOnce), cancellation) ? 0 : 1;
        }
        if (Is(AtOnce)) throw new UsageException($"--{AtOnce} goes with --{Retire}.");
        var rotation = ActivatorUtilities.CreateInstance<KeyRotation>(services, output);
        try
        {
            return await rotation.RunAsync(Is(Another), cancellation) ? 0 : 1;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) == StoreRefusal.Credentials)
        {
            throw new UsageException(
                "A store's login may not change what is to be sealed anew: run it as the login that migrates.");
        }

        bool Is(string option) => configuration[option] switch
        {
            null => false,
            { } text when bool.TryParse(text, out var value) => value,
            _ => throw new UsageException($"--{option} stands alone, or is true or false."),
        };
    }
}
