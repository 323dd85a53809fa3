using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>
/// <c>carebridge reset-second-factor --email … --reason …</c>: for an administrator who has lost theirs and has no
/// colleague who could reset them. Whoever runs it can read and change the whole store anyway; that they did it, when
/// and why stays on record with the account.
/// </summary>
internal static class ResetSecondFactorCommand
{
    private const string EmailOption = "email";
    private const string ReasonOption = "reason";

    public static ServiceCommand Command { get; } = new("reset-second-factor", RunAsync);

    private static async Task<int> RunAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<IConfiguration>();
        var email = EmailAddress.Normalize(options[EmailOption] ?? "")
            ?? throw new UsageException($"--{EmailOption} takes the e-mail address that they sign in with.");
        var reason = options[ReasonOption]?.Trim() is { Length: > 0 and <= SecondFactorReset.MaxReasonLength } said
            ? said
            : throw new UsageException(
                $"--{ReasonOption} takes who asks and what they have lost, in at most "
                + $"{SecondFactorReset.MaxReasonLength} characters.");
        await using var scope = services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (await store.FindSignInAsync(email, cancellation) is not { Role: Role.Administrator } account)
        {
            await output.WriteLineAsync(
                "No administrator signs in with this address. Of everybody else an administrator resets them.");
            return 1;
        }
        var time = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        await scope.ServiceProvider.GetRequiredService<ResetSecondFactor>()
            .ResetAsync(account, Guid.CreateVersion7(time.Now()), by: null, reason, cancellation);
        await output.WriteLineAsync(
            "Their second factors are gone and their sessions have ended. They sign in with their password and set "
            + "up a new one.");
        return 0;
    }
}
