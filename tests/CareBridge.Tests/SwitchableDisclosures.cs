using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests;

/// <summary>The Consent service itself, behind a switch that silences it as an outage would.</summary>
internal sealed class SwitchableDisclosures(IDisclosures consent, SwitchableDisclosures.Switch power) : IDisclosures
{
    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation) =>
        power.Off ? throw new UnavailableException("consent") : consent.AuthorizeAsync(question, cancellation);

    public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation) =>
        power.Off ? throw new UnavailableException("consent") : consent.DecideAsync(question, cancellation);

    public static void Put(IServiceCollection services, Switch power)
    {
        var consent = services.Last(service => service.ServiceType == typeof(IDisclosures)).ImplementationType!;
        services.AddScoped<IDisclosures>(provider => new SwitchableDisclosures(
            (IDisclosures)ActivatorUtilities.CreateInstance(provider, consent), power));
    }

    internal sealed class Switch
    {
        private volatile bool _off;

        public bool Off
        {
            get => _off;
            set => _off = value;
        }
    }
}
