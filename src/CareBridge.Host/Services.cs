using CareBridge.Aftercare;
using CareBridge.Consent;
using CareBridge.Crisis;
using CareBridge.Directory;
using CareBridge.Exchange;
using CareBridge.Platform.Hosting;
using CareBridge.Portal;
using CareBridge.Referrals;

namespace CareBridge.Host;

internal static class Services
{
    public static IReadOnlyList<ServiceModule> All { get; } =
    [
        new DirectoryModule(),
        new ConsentModule(),
        new ReferralsModule(),
        new AftercareModule(),
        new CrisisModule(),
        new ExchangeModule(),
        new PortalModule(),
    ];
}
