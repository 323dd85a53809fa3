using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Exporting;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Diagnosis;
using CareBridge.Portal.Features;
using CareBridge.Portal.Features.Invitations;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Features.OwnAccount;
using CareBridge.Portal.Forwarding;
using CareBridge.Portal.Pages;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal;

/// <summary>
/// The door for people: their pages, their accounts, their sessions, what they are notified of, and the way to services
/// that run elsewhere.
/// </summary>
public sealed class PortalModule : ServiceModule
{
    public const string Service = "portal";

    public override string Name => Service;

    public override IReadOnlyList<ServiceCommand> Commands => [ResetSecondFactorCommand.Command];

    public override IReadOnlyList<Setting> Settings => PortalSettings.All;

    public override IReadOnlyList<DeploymentCheck> Checks => [new SignInCheck(), new NoticesCheck()];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<PortalDbContext>(Service);
        services.AddRetention(Service, PortalRetention.Plan);
        services.AddExporting(Service, PortalExport.Plan);
        services.AddAccounts();
        services.AddSignIn();
        services.AddForwarding();
        services.AddNotices();
        services.AddInvitations();
        services.AddPages();
        services.AddScoped<JoinPosition>();
        services.AddScoped<RefreshToken>();
        services.AddScoped<KeepAuthenticator>();
        services.AddScoped<KeepPasskeys>();
        services.AddScoped<ResetSecondFactor>();
        services.AddHostedService<CreateFirstAdministrator>();
        services.AddTimer<PortalDbContext>("dispatches", store => store.Dispatches.Select(one => one.DueAt));
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/portal");
        OpenSession.Map(api);
        ShowSession.Map(api);
        CloseSession.Map(api);
        IssueToken.Map(api);
        RefreshToken.Map(api);
        CreateAccount.Map(api);
        ShowAccount.Map(api);
        DisableAccount.Map(api);
        EnableAccount.Map(api);
        ChangePassword.Map(api);
        ChoosePosition.Map(api);
        JoinPosition.Map(api);
        api.MapInvitations();
        api.MapOwnAccount();
        ResetSecondFactor.Map(api);
        routes.MapNotices();
        ShowDocuments.Map(routes);
        routes.MapForwarding();
        routes.MapAllPages();
    }
}
