using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Features.Invitations;

internal static class InvitationRegistration
{
    public static void AddInvitations(this IServiceCollection services)
    {
        services.AddScoped<InvitationDesk>();
        services.AddScoped<AcceptInvitation>();
    }

    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        InvitePerson.Map(api);
        ReadInvitations.Map(api);
        SendInvitationAgain.Map(api);
        RevokeInvitation.Map(api);
        OpenInvitation.Map(api);
    }
}
