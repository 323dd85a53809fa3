using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Holds;
using CareBridge.Directory.Domain.Identities;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Domain.Matching;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal sealed class DirectoryDbContext(DbContextOptions<DirectoryDbContext> options)
    : ServiceDbContext(options, DirectoryModule.Service)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<OrganizationEndpoint> Endpoints => Set<OrganizationEndpoint>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<PeerGroup> Groups => Set<PeerGroup>();

    public DbSet<GroupSearch> GroupSearches => Set<GroupSearch>();

    public DbSet<GroupEngagement> GroupEngagements => Set<GroupEngagement>();

    public DbSet<LocalResource> Resources => Set<LocalResource>();

    public DbSet<ImportJob> Imports => Set<ImportJob>();

    public DbSet<ImportPart> ImportParts => Set<ImportPart>();

    public DbSet<ImportIssue> ImportIssues => Set<ImportIssue>();

    public DbSet<ImportedFeed> Feeds => Set<ImportedFeed>();

    public DbSet<ImportedItem> ImportedItems => Set<ImportedItem>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<ParticipantMatch> ParticipantMatches => Set<ParticipantMatch>();

    public DbSet<MatchKey> MatchKeys => Set<MatchKey>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();
}

internal sealed class DirectoryDesign() : DesignTimeStore<DirectoryDbContext>(DirectoryModule.Service);
