using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Accounts;

internal static class PasskeyRegistration
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<Passkeys>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((passkeys, configuration) =>
        {
            // Keys are for the host that people know, whichever a request came to.
            if (Uri.TryCreate(configuration[PublicUrl.OfPeople], UriKind.Absolute, out var origin))
                passkeys.ServerDomain = origin.Host;
            passkeys.AuthenticatorTimeout = Patience;
            // Without these a passkey would be one factor, or would need an address typed before.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            // Identity compares with the Origin header, which browsers leave empty for a page without a referrer.
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(
                !asked.CrossOrigin
                && asked.Origin == PublicUrl.Of(asked.HttpContext.Request, configuration, PublicUrl.OfPeople));
        });
    }
}
