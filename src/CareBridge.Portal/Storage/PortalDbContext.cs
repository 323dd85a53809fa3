using CareBridge.Platform.Storage;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Storage;

internal sealed class PortalDbContext(DbContextOptions<PortalDbContext> options)
    : ServiceDbContext(options, PortalModule.Service)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Employment> Employments => Set<Employment>();

    public DbSet<PositionHolder> PositionHolders => Set<PositionHolder>();

    public DbSet<KnownOrganization> Organizations => Set<KnownOrganization>();

    public DbSet<AdministratorRoster> Rosters => Set<AdministratorRoster>();

    public DbSet<ToldConflicts> ToldConflicts => Set<ToldConflicts>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<SecondFactorReset> SecondFactorResets => Set<SecondFactorReset>();

    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SpentToken> SpentTokens => Set<SpentToken>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Dispatch> Dispatches => Set<Dispatch>();

    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    public DbSet<ContactRules> ContactRules => Set<ContactRules>();

    public DbSet<NoticePreferences> NoticePreferences => Set<NoticePreferences>();
}

internal sealed class PortalDesign() : DesignTimeStore<PortalDbContext>(PortalModule.Service);
