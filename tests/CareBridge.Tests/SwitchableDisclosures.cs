using CareBridge.Consent.Features;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Questions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests;

/// <summary>The Consent service itself, behind a switch that silences it as an outage would.</summary>
internal sealed class SwitchableDisclosures(
    IDisclosures consent, AskDisclosures asking, SwitchableDisclosures.Switch power) : IDisclosures
{
    private IDisclosures Current => power switch
    {
        { Off: false } => consent,
        { Elsewhere: not null } => asking,
        _ => throw new UnavailableException("consent"),
    };

    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation) =>
        Current.AuthorizeAsync(question, cancellation);

    public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation) =>
        Current.DecideAsync(question, cancellation);

    public static void Put(IServiceCollection services, Switch power)
    {
        var consent = services.Last(service => service.ServiceType == typeof(IDisclosures)).ImplementationType!;
        services.AddScoped<IDisclosures>(provider =>
        {
            provider.GetRequiredService<IConfiguration>()["Services:consent"] = power.Elsewhere?.ToString();
            return new SwitchableDisclosures(
                (IDisclosures)ActivatorUtilities.CreateInstance(provider, consent),
                ActivatorUtilities.CreateInstance<AskDisclosures>(provider),
                power);
        });
    }

    internal sealed class Switch
    {
        private volatile bool _off;
        private volatile Uri? _elsewhere;

        public bool Off
        {
            get => _off;
            set => _off = value;
        }

        /// <summary>Where nobody answers while it is off.</summary>
        public Uri? Elsewhere
        {
            get => _elsewhere;
            set => _elsewhere = value;
        }
    }
}
