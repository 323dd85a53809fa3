using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Resilience;
using CareBridge.Portal.Delivery;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Features.Notices;

/// <summary>What notices need, what makes them, and where they are found.</summary>
internal static class NoticeRegistration
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddReaction<ConsentChanged, NotifyOfConsents, PortalDbContext>(PortalModule.Service);
        services.AddReaction<ConsentNoticeAdded, NotifyOfConsentNotices, PortalDbContext>(PortalModule.Service);
        services.AddReaction<ReferralChanged, NotifyOfReferrals, PortalDbContext>(PortalModule.Service);
        services.AddReaction<CommunicationSent, NotifyOfMessages, PortalDbContext>(PortalModule.Service);
        services.AddReaction<EscalationPaged, NotifyOfPages, PortalDbContext>(PortalModule.Service);
        services.AddReaction<CoverMissing, NotifyOfCover, PortalDbContext>(PortalModule.Service);
        services.AddReaction<ContactChanged, NotifyOfContacts, PortalDbContext>(PortalModule.Service);
        services.AddReaction<PartnershipChanged, NotifyOfPartnerships, PortalDbContext>(PortalModule.Service);
        services.AddReaction<WarningChanged, NotifyOfWarnings, PortalDbContext>(PortalModule.Service);
        services.AddReaction<CheckInDueChanged, NotifyOfCheckIns, PortalDbContext>(PortalModule.Service);
        services.AddReaction<ParticipantChanged, LearnContactRules, PortalDbContext>(PortalModule.Service);
        services.AddScoped<ReferralSides>();
        services.AddScoped<Notifier>();
        services.AddScoped<Permission>();

        services.AddSingleton<NoticeSettings>();
        services.AddSingleton<NoticeLinks>();
        services.AddSingleton<NoticeMetrics>();
        services.AddScoped<Reachability>();
        services.AddScoped<ChangePreferences>();
        services.AddScoped<AskedMessages>();
        services.AddScoped<PhoneNews>();

        services.AddResilientHttpClient(WebhookChannel.HttpClient, HttpDelivery.Attempt).OnlyToPublicAddresses();
        // An operator's own choice, and maybe a relay beside us.
        services.AddResilientHttpClient(HttpTextProvider.HttpClient, HttpDelivery.Attempt);
        services.AddSingleton<IChannel, EmailChannel>();
        services.AddSingleton<IChannel, WebhookChannel>();
        services.AddSingleton<IChannel, SmsChannel>();
        services.AddSingleton<ITextProvider, HttpTextProvider>();
        services.AddSingleton<DispatchSignal>();
        services.AddSingleton<UrgentSignal>();
        services.AddScoped<RecallNotices>();
        services.AddScoped<ParcelWriter>();
        services.AddScoped<DispatchTurn>();
        services.AddHostedService<SendOrdinary>();
        services.AddHostedService<SendUrgent>();
        services.AddHostedService<PurgeNotices>();
    }

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var notices = routes.MapGroup("/api/portal/notices");
        ReadNotices.Map(notices);
        ChangePreferences.Map(notices);
        ConfirmAddress.Map(notices);
        SendTest.Map(notices);
        ReadDeliveries.Map(notices);
        Unsubscribe.Map(notices);
        ShowNoticePage.Map(routes);
    }
}
